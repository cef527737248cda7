/** The rooms of app/ and what each may import: the one table that the linter and its tests read. */

/** A room is a folder of app/, or a file beside them (with its ending). */
export const rooms = {
  domain: [],
  db: ["domain"],
  spreadsheet: ["domain"],
  documents: ["domain"],
  mail: ["domain"],
  identity: ["domain"],
  commands: ["domain", "db", "spreadsheet", "documents", "mail", "identity"],
  queries: ["domain", "db", "spreadsheet", "documents"],
  "paths.ts": ["domain"],
  ui: ["domain", "paths.ts"],
  "env.server.ts": ["domain"],
  "load-context.ts": ["env.server.ts", "db", "domain"],
  "http.server.ts": ["domain", "load-context.ts"],
  "session.server.ts": ["domain", "db", "identity", "env.server.ts", "load-context.ts"],
  "entry.client.tsx": ["ui"],
  "entry.server.tsx": ["ui", "load-context.ts", "html-pieces.server.ts"],
  "html-pieces.server.ts": [],
  "root.tsx": ["queries", "ui", "domain", "session.server.ts", "http.server.ts", "paths.ts", "styles", "load-context.ts"],
  routes: ["commands", "queries", "ui", "domain", "session.server.ts", "http.server.ts", "paths.ts"],
  styles: [],
};

/** Packages that belong to one room. */
export const packagesOfRooms = {
  db: ["@prisma/*", "@libsql/*", "**/generated/prisma/*"],
  spreadsheet: ["exceljs", "papaparse"],
  documents: ["docx"],
  mail: ["nodemailer"],
  identity: ["@node-rs/argon2", "openid-client", "@zxcvbn-ts/*"],
};

/** @param {string} room */
function isFile(room) {
  return /\.tsx?$/.test(room);
}

/** The zones for import-x/no-restricted-paths, which follows both `~/…` and relative imports. */
export function zones() {
  return Object.entries(rooms).map(([room, allowed]) => ({
    target: `./app/${room}`,
    from: "./app",
    except: [room, ...allowed].map((name) => `./${name}`),
    message:
      allowed.length === 0
        ? `${room} imports nothing of ours.`
        : `${room} may import only ${allowed.map((name) => name.replace(/(\.server)?\.tsx?$/, "")).join(", ")}.`,
  }));
}

/** Restrictions on packages, per room: the rooms that may not have them. */
export function packageRules() {
  return Object.keys(rooms).map((room) => ({
    files: [isFile(room) ? `app/${room}` : `app/${room}/**`],
    patterns: Object.entries(packagesOfRooms)
      .filter(([owner]) => owner !== room)
      .map(([owner, group]) => ({ group, message: `Only app/${owner} may import this.` })),
  }));
}
