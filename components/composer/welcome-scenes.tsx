import type { ReactNode } from "react";

/** Nine drawn images, 60 units a side: together they contain everything that the video shows. */
export const SCENES: Record<string, ReactNode> = {
  sun: (
    <>
      <rect width="60" height="60" fill="#c7663f" />
      <rect y="38" width="60" height="22" fill="#5b2f36" />
      <circle cx="30" cy="38" r="13" fill="#ffd894" />
      <path d="M0 38h60v22H0z" fill="#4a2932" opacity=".85" />
      <path d="M22 43h16M25 48h10M27 53h6" stroke="#ffd894" strokeWidth="1.500" />
    </>
  ),
  hills: (
    <>
      <rect width="60" height="60" fill="#8fa3b8" />
      <path d="M0 44l18-22 14 16 10-12 18 22v16H0z" fill="#3d4a63" />
      <path d="M18 22l6 7-4 3-3-3-4 4-1-4zM42 26l4 5-3 1-3-2-2 2z" fill="#eef1f4" />
    </>
  ),
  moon: (
    <>
      <rect width="60" height="60" fill="#141b2e" />
      <circle cx="34" cy="24" r="11" fill="#e9e4d6" />
      <circle cx="39" cy="20" r="10" fill="#141b2e" />
      <path d="M12 14h1v1h-1zM20 38h1v1h-1zM48 46h1v1h-1zM8 50h1v1H8zM52 10h1v1h-1z" fill="#e9e4d6" />
    </>
  ),
  door: (
    <>
      <rect width="60" height="60" fill="#1d1a26" />
      <path d="M22 14h16v34H22z" fill="#ffc867" />
      <path d="M22 48h16l14 12H8z" fill="#8a6537" />
      <path d="M22 14l-6 3v36l6-5z" fill="#33242f" />
    </>
  ),
  umbrella: (
    <>
      <rect width="60" height="60" fill="#a9b4b5" />
      <path d="M10 32c2-14 11-21 20-21s18 7 20 21c-5-4-9-4-13 0-4-4-10-4-14 0-4-4-8-4-13 0z" fill="#b8372f" />
      <path d="M30 11v38c0 5-7 5-7 0" fill="none" stroke="#2a2230" strokeWidth="2" />
    </>
  ),
  tree: (
    <>
      <rect width="60" height="60" fill="#e3c489" />
      <path d="M28 56V38h4v18z" fill="#3a2a28" />
      <circle cx="30" cy="25" r="15" fill="#44573f" />
      <path d="M0 54h60v6H0z" fill="#8d6b45" />
    </>
  ),
  road: (
    <>
      <rect width="60" height="60" fill="#6d5566" />
      <path d="M0 30h60v30H0z" fill="#3d2f38" />
      <path d="M28 30h4l20 30H8z" fill="#1b1820" />
      <path d="M29.500 34h1l.5 5h-2zM29 44h2l1 16h-4z" fill="#ffc867" />
    </>
  ),
  walker: (
    <>
      <rect width="60" height="60" fill="#d8cfc0" />
      <circle cx="31" cy="15" r="5" fill="#231c26" />
      <path d="M26 22h9l3 14-3 1-2-6v8l4 17h-4l-4-13-5 13h-4l5-18z" fill="#231c26" />
    </>
  ),
  town: (
    <>
      <rect width="60" height="60" fill="#3a3350" />
      <path d="M0 60V36h9V24h10v14h6V16h11v22h7V28h10v12h7v20z" fill="#17131f" />
      <path
        d="M12 28h2v2h-2zm0 7h2v2h-2zm16-14h2v2h-2zm4 7h2v2h-2zm-4 7h2v2h-2zm18-3h2v2h-2zm4 9h2v2h-2z"
        fill="#ffc867"
      />
    </>
  ),
};
