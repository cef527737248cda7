/** The names this installation goes by, for the words of any page: what the head of the office is called is a setting. */
import { createContext, useContext } from "react";
import { OFFICE_DEFAULTS, type Office } from "~/domain/office";

export const OfficeContext = createContext<Office>(OFFICE_DEFAULTS);

export function useOffice(): Office {
  return useContext(OfficeContext);
}
