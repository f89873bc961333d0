// The page of one asset.
import { complain } from "../dom.js";
import { startUploads } from "./upload.js";
import { start } from "./viewer.js";

const page = document.querySelector(".viewer-page");
if (page) start(page);
if (page?.querySelector("[data-upload]")) {
  startUploads({
    folder: () => "",
    arrived: () => {},
    versioned: (asset, undoId) => location.assign(`/library/${asset}?undo=${undoId}`),
    complain: (error) => complain("That did not work", error instanceof Error ? error.message : ""),
  });
}
