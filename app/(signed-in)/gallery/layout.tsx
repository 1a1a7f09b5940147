/** A video that is opened from the gallery is above it; everywhere else the second slot is empty. */
export default function GalleryLayout({ children, lightbox }: LayoutProps<"/gallery">) {
  return (
    <>
      {children}
      {lightbox}
    </>
  );
}
