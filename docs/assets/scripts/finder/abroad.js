/**
 * The finder beyond Malaysia: which states' law may reach the facts, where its reading is sure enough.
 * The twin of `suluh.finder_abroad.elsewhere`; one table of cases tests both.
 */
import { lawOn } from "./reason.js";

/**
 * @param {import("./reason.js").Facts} facts
 * @param {any} data finder.json
 * @returns {{cell: any, provisions: any[]}[]}
 */
export function elsewhere(facts, data) {
  if (facts.where === "malaysia" && facts.how !== "online") return [];
  if (facts.whom === "adult" || facts.whom === "decoy") return [];
  return (data.elsewhere ?? []).flatMap((/** @type {any} */ cell) => {
    if (!cell.conduct.some((/** @type {string} */ conduct) => facts.conduct.includes(conduct))) return [];
    if (facts.age !== null && cell.under !== null && facts.age >= cell.under) return [];
    if (facts.whom === "image" && !cell.made) return [];
    const provisions = cell.provisions.filter((/** @type {any} */ provision) => lawOn(provision, facts.on));
    return provisions.length ? [{ cell, provisions }] : [];
  });
}
