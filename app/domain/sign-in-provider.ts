/** Single sign-on: whom an organisation's own sign-in vouches for, and whether this product may believe it. */
import type { Side } from "~/domain/actor";
import { done, refuse, type Done } from "~/domain/problem";

/** One allowed tenant, bound to its side. */
export type SignInProvider = {
  side: Side;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** With Microsoft Entra ID the directory (tenant) id; null where the issuer alone says whose people they are. */
  tenant: string | null;
};

/** Issuer and subject name the person; e-mail address and name only propose a match. */
export type VouchedIdentity = {
  issuer: string;
  subject: string;
  tenant: string | null;
  email: string | null;
  name: string | null;
};

/** 'https://login.microsoftonline.com/TENANT/v2.0' → TENANT; null for another issuer. */
export function entraTenantOf(issuer: string): string | null {
  return /^https:\/\/login\.microsoftonline\.(?:com|us)\/([0-9a-f-]{36})\/v2\.0\/?$/i.exec(issuer)?.[1]?.toLowerCase() ?? null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 300) : null;
}

/**
 * Whom checked claims name. Entra's `sub` differs from program to program, so there it is `oid` within `tid` that stays.
 * Refuses people of another tenant.
 */
export function identityOf(claims: Record<string, unknown>, provider: SignInProvider): Done<VouchedIdentity> {
  const tenant = text(claims.tid)?.toLowerCase() ?? null;
  if (provider.tenant !== null && tenant !== provider.tenant.toLowerCase()) {
    return refuse("refused", "That account belongs to another organisation than the one this button is for. Sign in with your own organisation’s account.");
  }
  const issuer = text(claims.iss);
  const subject = provider.tenant === null ? text(claims.sub) : text(claims.oid);
  if (issuer === null || subject === null) return refuse("refused", "Your organisation’s sign-in did not say who you are. Tell its administrators.");
  const email = (text(claims.email) ?? text(claims.preferred_username))?.toLowerCase() ?? null;
  return done({ issuer, subject, tenant: provider.tenant === null ? null : tenant, email, name: text(claims.name) });
}
