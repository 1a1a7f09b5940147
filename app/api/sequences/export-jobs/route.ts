import { authedRoute } from "@/lib/auth/authed-route";
import { answerExportJobs } from "@/lib/sequences/exports/server/answer-jobs";

export const GET = authedRoute("reads", answerExportJobs);
