import type { Starter } from "./starter";

export const starters: readonly Starter[] = [
  {
    id: "yijing-daodi",
    name: "雨巷，一镜到底",
    about: "人物穿过一个地方，镜头不断开。",
    text: `一镜到底，中间不切。@image1 是主角，保持五官、发型和服装。@image2 是场景。
主角[撑着一把旧油纸伞]，从[巷口的灯笼下]走进[青石板小巷]，擦过[挑担的小贩和湿漉漉的晾衣绳]，最后停在[一扇半掩的木门前]。镜头在主角身后两步，肩膀高度，匀速跟拍。
光线：[灯笼的暖光，地面积水里的倒影]。声音：[雨打伞面、脚步、远处的评弹]。不要字幕，不要标志。`,
    roles: ["character", "scene"],
    ratio: "16:9",
    duration: 10,
    frames: [{ seconds: 10, size: "full", move: "track" }],
  },
  {
    id: "shuimo",
    name: "水墨山水活过来",
    about: "以一张画的笔墨，展开一段长卷。",
    text: `@image1 是风格参考，取它的墨色、留白和纸纹，不取内容。
镜头1：大远景，镜头从左向右缓缓横摇，[墨色群山]像刚刚晕开，[一叶小舟]从雾里划出来。
镜头2：中景，固定机位。[船上的老翁]收起鱼竿，抬头看[一行白鹭]掠过水面，水纹一圈圈化成墨。
只用[浓淡五种墨色和一点朱砂]，画面四分之一留白。声音：[古琴单音、桨声]。不要题字，不要印章。`,
    roles: ["style"],
    ratio: "21:9",
    duration: 10,
    frames: [
      { seconds: 5, size: "wide", move: "pan" },
      { seconds: 5, size: "medium", move: "still" },
    ],
  },
  {
    id: "meishi",
    name: "一口就馋",
    about: "竖屏美食，三个镜头，从手艺到成品。",
    text: `竖屏美食视频。@image1 是最后的成品：[一碗红油抄手]，摆盘要和图里一样。
镜头1：正俯拍，固定机位。一双手[把馅料抹进面皮，一捏成形]，面粉在光里扬起来。
镜头2：微距，锅边高度，镜头慢慢推近。[热油浇在干辣椒和花椒上]，气泡翻滚，白烟腾起。
镜头3：特写成品，固定机位，[葱花慢动作落下]，红油微微荡开。
[侧面硬光，深色木桌，红与绿要饱和]。声音：[滋啦一声、勺子碰碗沿]。画面里不要文字。`,
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
    id: "duibai",
    name: "两个人，两句话",
    about: "短对白，正反打，各说一句。",
    text: `@image1 是角色，在等人。@image2 是角色，来迟了。@image3 是场景：[深夜的面馆]。
镜头1：中景双人镜头，固定机位。@image1 低头搅着凉掉的面，@image2 在对面坐下，把湿外套搭在椅背上。
镜头2：切到 @image1 的近景，镜头缓缓推近。@image1 说：“[我以为你不来了。]”
镜头3：越过 @image1 的肩膀切到 @image2，固定机位。@image2 说：“[末班车，跑着赶上的。]”，笑了一下。
[头顶一盏暖灯，窗外霓虹偏冷，浅景深]。口型自然，保留环境声，不要配乐和字幕。`,
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
    id: "shouwei",
    name: "从这一帧到那一帧",
    about: "给出开头和结尾，让中间自己发生。",
    text: `@image1 作为首帧，@image2 作为尾帧。
中间是一个连续的变化：[枯枝先冒出花苞，再一朵朵打开，最后满树都是]。变化[从枝干往梢头]推移，节奏均匀，不闪白，不硬切。机位固定，画面里其他东西都不动。
光线从[阴天的灰]过渡到[清晨的金]。声音：[化雪的滴水声，第一声鸟叫]。`,
    roles: ["first_frame", "last_frame"],
    ratio: "9:16",
    duration: 5,
    frames: [{ seconds: 5, size: "full", move: "still" }],
  },
  {
    id: "chanpin",
    name: "产品亮相",
    about: "五秒，一件东西，一束光。",
    text: `@image1 是产品，外形、材质和上面的每一处细节都不能变。
[一只香水瓶]立在[刚被雨淋过的黑色石台]上。镜头与瓶身同高，缓缓环绕四分之一圈，[一束窄光]从左到右扫过瓶身，背后[薄雾]流动。
[低调布光，左侧主光，背后一条细细的轮廓光]，背景渐入[墨绿]。微距质感，反光干净。声音：[一声低而长的余音]。不出现手，不出现文字。`,
    roles: ["object"],
    ratio: "1:1",
    duration: 5,
    frames: [{ seconds: 5, size: "detail", move: "orbit" }],
  },
  {
    id: "wuxia",
    name: "竹林对峙",
    about: "出手之前的安静，和出手的一瞬。",
    text: `@image1 是角色，用剑。@image2 是角色，用刀。两人的服装和兵器都照图。
镜头1：大远景，固定机位。[竹林深处，晨雾齐腰]，@image1 和 @image2 相隔十步站定。
镜头2：特写 @image1 的手，拇指把剑推出半寸，竹叶落在剑鞘上。
镜头3：全景，升降镜头缓缓升起。@image2 踏竹而起，竹竿弯到极处。
镜头4：中景，慢动作，固定机位。[刀剑相交，露水震成一片雾]，两人擦肩而过，背对背站住。
[青灰色调，侧逆光穿过竹隙]。声音：[风声、竹响、一声金属轻鸣]。不见血，不要字幕。`,
    roles: ["character", "character"],
    ratio: "21:9",
    duration: 15,
    frames: [
      { seconds: 4, size: "wide", move: "still" },
      { seconds: 3, size: "detail", move: "still" },
      { seconds: 4, size: "full", move: "up" },
      { seconds: 4, size: "medium", move: "still" },
    ],
  },
  {
    id: "huiben",
    name: "会动的绘本",
    about: "一张画的风格，讲一个十五秒的小故事。",
    text: `@image1 是风格参考，纸张、线条和颜色从头到尾都照它。@image2 是主角：[戴红围巾的小狐狸]。
镜头1：远景，固定机位。主角坐在[屋顶上]，脚下是[剪纸一样的小镇]，天上[挂着线牵的星星]。
镜头2：中景，镜头慢慢推近。[一颗星星松了线]，晃晃悠悠落到主角怀里，亮了一下。
镜头3：近景。主角把星星捂在围巾里，[脸被照成橘色]。
镜头4：远景，镜头缓缓拉远。[家家户户的窗子一盏盏亮起来]。
逐格动画的节奏，[每秒十二张]，层与层之间有柔和的影子。声音：[八音盒、远处的风]。不要文字。`,
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
    id: "xuanyi",
    name: "不对劲",
    about: "五秒悬疑：一个地方，一个运镜，什么也不解释。",
    text: `[凌晨三点的老式居民楼走廊]，画面左右对称。[一辆儿童三轮车]停在正中间，没有人。走廊尽头，[一扇贴着旧春联的门]慢慢开了一掌宽。
一个镜头，希区柯克式的空间拉伸：墙壁向后退，中间的东西大小不变。其余一切静止。
[声控灯一明一灭，墙皮发黄，地砖反着冷光]。广角，细颗粒。声音：[电流声，到最后一刻突然停住]。没有人物，没有文字。`,
    roles: [],
    ratio: "16:9",
    duration: 5,
    frames: [{ seconds: 5, size: "wide", move: "in" }],
  },
  {
    id: "jiezhe",
    name: "接着上一条拍",
    about: "用上一条的最后一帧开头，把故事往下讲。",
    text: `@image1 作为首帧，从这张画面原样接下去，人物、服装、光线都不变。
镜头1：构图不动。[桌边的女人]看见[手机屏幕亮起]，等了一会儿，把它扣过去。
镜头2：同一个人起身，[从画面左侧走出去]；镜头留在空椅子上，极慢地推近。
颗粒、色调和镜头感跟首帧一致。声音：[冰箱的低鸣、椅子擦过地砖、关门声]。`,
    roles: ["first_frame"],
    ratio: "16:9",
    duration: 10,
    frames: [
      { seconds: 5, size: "medium", move: "still" },
      { seconds: 5, size: "full", move: "in" },
    ],
  },
  {
    id: "shouyi",
    name: "手艺人",
    about: "安静的纪录短片，用细节讲一门手艺。",
    text: `一部关于[制伞匠人]的短纪录片。@image1 是场景：[堆满竹篾的老作坊]，屋里的陈设照图。
镜头1：全景，固定机位。匠人背对我们坐在[天井的光里]，[伞骨挂了一墙]。
镜头2：微距，手持。[刀刃贴着竹节走]，一缕竹丝卷起来。
镜头3：中景侧面，固定机位。匠人把[刚糊好的伞面]举到光里，转了半圈，看有没有气泡。
镜头4：特写[一双布满老茧的手]，把伞轻轻合上，镜头慢慢推近，然后停住。
只用自然光，[竹黄与旧木的褐色]。声音：[竹子裂开、纸响、院里的雨]，不要配乐。人物的脸背着光或不入画。`,
    roles: ["scene"],
    ratio: "16:9",
    duration: 15,
    frames: [
      { seconds: 4, size: "full", move: "still" },
      { seconds: 4, size: "detail", move: "hand" },
      { seconds: 3, size: "medium", move: "still" },
      { seconds: 4, size: "close", move: "in" },
    ],
  },
  {
    id: "kongjing",
    name: "清晨的空镜",
    about: "没有人说话的十秒，可以循环放在别的内容后面。",
    text: `[江南小城的清晨，从阁楼的窗户望出去]。@image1 是构图参考，保持取景和地平线的位置。
全程固定机位，只有小处在动：[瓦上的雾慢慢散开，一只猫沿着屋脊走过，河上有船从右往左]。最后一秒和第一秒一样，可以首尾相接。
[天光由青转暖，远处两扇窗亮着灯]。声音：[橹声、鸟叫、谁家的收音机]。前景没有人，画面里没有文字。`,
    roles: ["composition"],
    ratio: "16:9",
    duration: 10,
    frames: [{ seconds: 10, size: "wide", move: "still" }],
  },
];
