import { authedRoute } from "@/lib/auth/authed-route";
import { answerAudio, uploadAudio } from "@/lib/sequences/audio/receive-audio";

export const GET = authedRoute("reads", answerAudio);
export const POST = authedRoute("uploads", uploadAudio);
