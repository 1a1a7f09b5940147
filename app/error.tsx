"use client";

import { Torn } from "@/components/shell/torn";

export default Torn;
