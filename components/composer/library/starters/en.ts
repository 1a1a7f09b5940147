import type { Starter } from "./starter";

export const starters: readonly Starter[] = [
  {
    id: "one-take",
    name: "Follow in one take",
    about: "Somebody walks through a place, and the camera never cuts.",
    text: `One unbroken take, no cuts. @image1 is the character: keep the face, the hair and the clothes. @image2 is the scene where it happens.
The character [pushes through the kitchen doors with a tray of glasses] and walks on through [the crowded dining room], past [waiters and candle smoke], to [a table by the window]. The camera stays at shoulder height, a tracking shot two steps behind, at walking pace.
Light: [warm practical lamps, deep shadows between them]. Sound: [footsteps, low voices, cutlery]. No subtitles, no logos.`,
    roles: ["character", "scene"],
    ratio: "16:9",
    duration: 10,
    frames: [{ seconds: 10, size: "full", move: "track" }],
  },
  {
    id: "two-lines",
    name: "Two people, two lines",
    about: "A short exchange of words, cut between the two who speak.",
    text: `@image1 is the character who waits. @image2 is the character who comes. @image3 is the scene: [a night bus, rain on the glass].
Shot 1: Medium two-shot, static camera. @image1 [looks out of the window] while @image2 [sits down with a wet umbrella].
Shot 2: Cut to a close-up of @image1, slow push-in. @image1 says quietly: "[You came after all.]"
Shot 3: Cut over the shoulder of @image1 to @image2, static. @image2 says: "[I missed the last one.]" and smiles.
[Cool street light from outside, a soft key from the bus lamps, shallow depth of field.] Natural lip movement, room tone, no music.`,
    roles: ["character", "character", "scene"],
    ratio: "16:9",
    duration: 10,
    frames: [
      { seconds: 4, size: "medium", move: "still" },
      { seconds: 3, size: "close", move: "in" },
      { seconds: 3, size: "over", move: "still" },
    ],
  },
  {
    id: "product-turn",
    name: "Product, slowly turning",
    about: "One thing, beautifully lit, for a page or a post.",
    text: `@image1 is the object: keep its shape, its material and every printed line exactly.
[The bottle] stands on [a slab of wet black stone]. The camera makes a slow quarter orbit at the height of the object while [a single beam of light] travels across it and [fine mist] drifts behind.
[Low-key services light from the left, a thin rim from behind], background falling off to [deep green]. Macro sharpness, gentle reflections. Sound: [one low, soft tone]. No text, no hands.`,
    roles: ["object"],
    ratio: "1:1",
    duration: 5,
    frames: [{ seconds: 5, size: "detail", move: "orbit" }],
  },
  {
    id: "arrival",
    name: "Arrival",
    about: "From the widest view to a single face in three shots.",
    text: `A lone rider reaches [a salt flat at the end of the dry season] at [first light].
Shot 1: Extreme wide shot, aerial, slow pull-back: the rider is a dot with a long shadow on the white ground.
Shot 2: Cut to a medium shot from the side. The rider [gets down and leads the horse by the reins], the camera locked off.
Shot 3: Cut to a close-up from below: [dust on a scarf, eyes narrowed against the sun], static, the wind moving the cloth.
[Anamorphic, pale gold and bone white, thin haze on the horizon.] Sound: [wind, leather, one breath].`,
    roles: [],
    ratio: "21:9",
    duration: 10,
    frames: [
      { seconds: 4, size: "wide", move: "out" },
      { seconds: 3, size: "medium", move: "still" },
      { seconds: 3, size: "close", move: "still" },
    ],
  },
  {
    id: "from-to",
    name: "From this frame to that one",
    about: "Two images, and the change between them.",
    text: `@image1 is the first frame. @image2 is the last frame.
Between them, in one continuous shot, [the empty lot grows over: grass first, then vines, then trees, until the house is gone]. The change runs [from the ground upward], evenly, without a cut or a flash. Camera locked off, the horizon stays where it is.
Light moves from [flat noon] to [late afternoon]. Sound: [leaves, birds coming back].`,
    roles: ["first_frame", "last_frame"],
    ratio: "16:9",
    duration: 5,
    frames: [{ seconds: 5, size: "wide", move: "still" }],
  },
  {
    id: "what-next",
    name: "What happens next",
    about: "Continues from the last frame of another video.",
    text: `@image1 is the first frame: go on from exactly this image, with the same people, clothes and light.
Shot 1: Hold the framing. [The woman at the table] notices [the phone lighting up], waits, and turns it face down.
Shot 2: The same person stands up and [walks out of the frame to the left]; the camera stays on the empty chair with a very slow push-in.
Keep grain, color and lens of the first frame. Sound: [a fridge humming, a chair on tiles, a door].`,
    roles: ["first_frame"],
    ratio: "16:9",
    duration: 10,
    frames: [
      { seconds: 5, size: "medium", move: "still" },
      { seconds: 5, size: "full", move: "in" },
    ],
  },
  {
    id: "kitchen",
    name: "Dish in three bites",
    about: "An upright video of something being cooked, to make you hungry.",
    text: `Vertical food video. @image1 is the object at the end: [the finished bowl of noodles], keep how it is plated.
Shot 1: Straight from above, static: hands [fold dough over itself on a floured board], flour puffing into the light.
Shot 2: Cut to a macro shot at the height of the wok, slow push-in: [garlic and chili hit hot oil], bubbles and steam.
Shot 3: Cut to a close-up of [the bowl] as in the image, static, while [scallions fall on it] in slow motion.
[Hard window light from the right, dark slate, saturated reds and greens.] Sound: [sizzle, knife, one crisp crunch]. No text.`,
    roles: ["object"],
    ratio: "9:16",
    duration: 10,
    frames: [
      { seconds: 3, size: "overhead", move: "still" },
      { seconds: 4, size: "detail", move: "in" },
      { seconds: 3, size: "close", move: "still" },
    ],
  },
  {
    id: "stage",
    name: "On stage",
    about: "A performance in an upright frame, cut on the beat.",
    text: `@image1 is the character: keep the face, the hair and the costume. @image2 is the style: its colors and its light, not its content.
Shot 1: Full shot from the front row, static: the character [stands still in a cone of haze], head down.
Shot 2: On the first beat the character [spins and drops to one knee], coat flaring; the camera moves up slowly in a crane shot.
Shot 3: Cut to a close-up in profile, handheld: [sweat, breath, a half smile], lights sweeping behind.
[Magenta and cold white beams, black background.] Sound: [a heavy slow beat, the crowd far away].`,
    roles: ["character", "style"],
    ratio: "9:16",
    duration: 10,
    frames: [
      { seconds: 3, size: "full", move: "still" },
      { seconds: 3, size: "full", move: "up" },
      { seconds: 4, size: "close", move: "hand" },
    ],
  },
  {
    id: "image-book",
    name: "Storybook that moves",
    about: "A small story in the style of one drawing.",
    text: `@image1 is the style: its paper, its line and its colors, everywhere and from beginning to end. @image2 is the character: [a small bear with a red scarf].
Shot 1: Wide shot, static: the character sits [on a jetty under paper stars], feet above the water.
Shot 2: Medium shot: [a lantern drifts up from the lake]; the character reaches out, slow push-in.
Shot 3: Close-up: the light fills the character's face; [moths of cut paper] circle.
Shot 4: Wide shot again, slow pull-back: [hundreds of lanterns] rise; the character waves.
Gentle stop-motion timing, [twelve drawings a second], soft shadows between the layers. Sound: [a music box, water]. No text.`,
    roles: ["style", "character"],
    ratio: "4:3",
    duration: 15,
    frames: [
      { seconds: 4, size: "wide", move: "still" },
      { seconds: 4, size: "medium", move: "in" },
      { seconds: 4, size: "close", move: "still" },
      { seconds: 3, size: "wide", move: "out" },
    ],
  },
  {
    id: "corridor",
    name: "Something is wrong here",
    about: "Five seconds of dread: one place, one move, no explanation.",
    text: `[A hotel corridor at three in the morning], perfectly symmetrical. [A service trolley] stands where nobody left it. At the far end [a door that was closed] opens by a hand's width.
One shot, dolly zoom: the walls stretch while what stands in the middle stays the same size. Nothing else moves.
[Sodium-yellow ceiling lamps, one of them failing; carpet in deep red.] Wide lens, fine grain. Sound: [an electric hum that stops at the very end]. No people, no text.`,
    roles: [],
    ratio: "16:9",
    duration: 5,
    frames: [{ seconds: 5, size: "wide", move: "in" }],
  },
  {
    id: "hands-at-work",
    name: "Hands at work",
    about: "A quiet portrait of a craft, told in details.",
    text: `A short documentary about [a violin maker] in [a workshop full of shavings]. @image1 is the scene: keep the room and its things.
Shot 1: Wide shot, static: the maker at the bench with the back to us, [morning light through dusty panes].
Shot 2: Macro shot, handheld: [a plane lifts a curl of spruce], seen from a hand's breadth away.
Shot 3: Medium shot from the side, static: the maker [holds the violin's belly to the light and knocks on it], listening.
Shot 4: Close-up of [worn hands laying the tool down], slow push-in, then stillness.
Natural light only, [muted browns, a little green]. Sound: [wood, breath, a clock], no music. Faces stay turned away or in shadow.`,
    roles: ["scene"],
    ratio: "16:9",
    duration: 15,
    frames: [
      { seconds: 4, size: "wide", move: "still" },
      { seconds: 4, size: "detail", move: "hand" },
      { seconds: 3, size: "medium", move: "still" },
      { seconds: 4, size: "close", move: "in" },
    ],
  },
  {
    id: "window",
    name: "A window to look out of",
    about: "A calm view that can loop behind something else.",
    text: `[A harbour town seen from an attic window in the rain]. @image1 is the composition: keep its framing and where the horizon lies.
Camera locked off for the whole video. Only small things move: [rain runs down the pane, a lamp sways on the quay, one ferry crosses slowly from left to right]. The last second looks like the first, so that it can be repeated.
[Blue hour, two warm windows far away, soft reflections on wet slate.] Sound: [steady rain, a bell buoy]. No people in front, no text.`,
    roles: ["composition"],
    ratio: "16:9",
    duration: 10,
    frames: [{ seconds: 10, size: "wide", move: "still" }],
  },
];
