import NoLightbox from "../default";

// Without a page for the new address, a slot would keep showing the last one.
export default NoLightbox;
