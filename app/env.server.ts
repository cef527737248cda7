/** The settings a person gives in the environment, read once at start and checked. */
import { z } from "zod";
import { done, refuse, type Done } from "~/domain/problem";

export type Config = {
  /** True where no database is named: the fictional force, seeded when empty. */
  demonstration: boolean;
  databaseUrl: string;
  port: number;
  /** Signs cookies. */
  sessionSecret: string;
};

const environment = z.object({
  DATABASE_URL: z
    .string()
    .startsWith("file:", { error: "DATABASE_URL must name a file, such as file:data/office.db." })
    .optional(),
  PORT: z.coerce
    .number({ error: "PORT must be a number, such as 3000." })
    .int({ error: "PORT must be a whole number, such as 3000." })
    .min(0, { error: "PORT must be between 0 and 65535." })
    .max(65_535, { error: "PORT must be between 0 and 65535." })
    .default(3000),
  SESSION_SECRET: z.string().min(32, { error: "SESSION_SECRET must have at least 32 characters." }).optional(),
});

export const demonstrationUrl = "file:data/demonstration.db";

/** `spareSecret` signs cookies where SESSION_SECRET is not set: they then last until the next start. */
export function readConfig(env: Record<string, string | undefined>, spareSecret: string): Done<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = environment.safeParse(given);
  if (!read.success) return refuse("invalid", read.error.issues.map((issue) => issue.message).join(" "));
  return done({
    demonstration: read.data.DATABASE_URL === undefined,
    databaseUrl: read.data.DATABASE_URL ?? demonstrationUrl,
    port: read.data.PORT,
    sessionSecret: read.data.SESSION_SECRET ?? spareSecret,
  });
}
