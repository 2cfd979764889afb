// Arrows point downward only; CONTRIBUTING.md has the picture. `npm run arrows` reports what breaks it.

/** From the bottom up: each may import what stands before it, and its neighbours on the same line. */
const library = [
  ["version"],
  ["core", "types"],
  ["errors", "schemas"],
  ["platforms", "webhooks", "where", "minor-units"],
  ["http"],
  ["waiting", "files", "opentelemetry"],
  ["resources"],
  ["push"],
  ["reconcile"],
  ["client"],
  ["node", "postgres", "cli"],
];
const mock = [
  ["state"],
  ["domain"],
  ["http"],
  ["handlers"],
  ["router"],
  ["node-server"],
  ["mock", "snapshot"],
];
/** What client and mock share: shapes and rules, nothing that sends. */
const shared = ["version", "core", "types", "schemas", "platforms", "webhooks"];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...upward("src", library),
    ...upward("src/mock", mock),
    // But for the command, which starts the mock server.
    forbid(
      "library imports mock",
      { path: "^src/", pathNot: "^src/(mock|mock-server|cli)/" },
      "^src/mock(-server)?/",
    ),
    forbid("mock imports client", { path: "^src/mock(-server)?/" }, "^src/", [
      "^src/mock(-server)?/",
      place("src", shared),
    ]),
    forbid("mock imports mock-server", { path: "^src/mock/" }, "^src/mock-server/"),
    { name: "circle of files", severity: "error", from: {}, to: { circular: true } },
    {
      name: "circle of folders",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // Imports of types count.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};

/** Forbids each line what stands after it. */
function upward(root, lines) {
  return lines
    .slice(0, -1)
    .map((line, at) =>
      forbid(
        `${root}/${line.join(",")} imports upward`,
        { path: place(root, line) },
        place(root, lines.slice(at + 1).flat()),
      ),
    );
}

function forbid(name, from, path, pathNot) {
  return { name, severity: "error", from, to: pathNot ? { path, pathNot } : { path } };
}

/** Matches the folders and files of these names. */
function place(root, names) {
  return `^${root}/(${names.join("|")})(/|\\.ts$)`;
}
