/** The media types of the files that accounting software takes, by extension. */
const contentTypes: Readonly<Record<string, string>> = {
  "7z": "application/x-7z-compressed",
  ai: "application/postscript",
  bmp: "image/bmp",
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  eml: "message/rfc822",
  eps: "application/postscript",
  gif: "image/gif",
  heic: "image/heic",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  keynote: "application/vnd.apple.keynote",
  mov: "video/quicktime",
  mp4: "video/mp4",
  msg: "application/vnd.ms-outlook",
  numbers: "application/vnd.apple.numbers",
  odf: "application/vnd.oasis.opendocument.formula",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  pages: "application/vnd.apple.pages",
  pdf: "application/pdf",
  png: "image/png",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  rar: "application/vnd.rar",
  rtf: "application/rtf",
  svg: "image/svg+xml",
  tif: "image/tiff",
  tiff: "image/tiff",
  txt: "text/plain",
  webp: "image/webp",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml",
  zip: "application/zip",
};

/** The media type that a file's name tells, or the one for any bytes. */
export function contentTypeOf(filename: string): string {
  const extension = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(contentTypes, extension)
    ? (contentTypes[extension] ?? "")
    : "application/octet-stream";
}
