// What was dropped or chosen: files, and the folders they lay in.

/** @typedef {{file: File, path: string}} Dropped */

const NOISE = /^(\.|Thumbs\.db$|desktop\.ini$)/;

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} */
const readSome = (reader) => new Promise((done, failed) => reader.readEntries(done, failed));

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));

/** @param {FileSystemEntry} entry @param {string} path @param {Dropped[]} found */
const walk = async (entry, path, found) => {
  if (NOISE.test(entry.name)) return;
  if (entry.isFile) found.push({ file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)), path });
  if (!entry.isDirectory) return;
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  // A reader tells a hundred at a time, and nothing at the end.
  for (let some = await readSome(reader); some.length; some = await readSome(reader)) {
    for (const one of some) await walk(one, `${path}${entry.name}/`, found);
  }
};

/** Everything that was dropped, with the folders it lay in. Must be called while the event lasts. @param {DataTransfer} transfer @returns {Promise<Dropped[]>} */
export const droppedFiles = (transfer) => {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.length) return Promise.resolve([...transfer.files].map((file) => ({ file, path: "" })));
  /** @type {Dropped[]} */
  const found = [];
  return entries.reduce((before, entry) => before.then(() => walk(entry, "", found)), Promise.resolve()).then(() => found);
};

/** What was chosen in a field, with the folders it lay in where a folder was chosen. @param {FileList} files @returns {Dropped[]} */
export const chosenFiles = (files) =>
  [...files].filter((file) => !NOISE.test(file.name)).map((file) => ({ file, path: file.webkitRelativePath.slice(0, -file.name.length) }));
