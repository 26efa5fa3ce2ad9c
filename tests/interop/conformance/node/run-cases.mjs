// Runs cases over a wire and prints a line for each: its name, a tab, "passed", "failed" or "not applicable", a tab, the reason.
import { cases } from "./cases.mjs";

const LONGEST_MS = 20_000;

async function outcomeOf(name, wire) {
  const lacking = cases[name]?.needs?.find((need) => wire.limits[need]);
  if (lacking) return ["not applicable", wire.limits[lacking]];
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${LONGEST_MS / 1000} s`)), LONGEST_MS);
  });
  try {
    if (!cases[name]) throw new Error("no such case");
    const unasked = await Promise.race([cases[name].run(wire), late]);
    return unasked ? ["not applicable", `${unasked}; its unary half passed`] : ["passed"];
  } catch (error) {
    return ["failed", error.message];
  } finally {
    clearTimeout(timer);
  }
}

export async function runCases(wire, names) {
  for (const name of names) {
    const [outcome, reason = ""] = await outcomeOf(name, wire);
    console.log([name, outcome, reason.replaceAll(/\s+/g, " ")].join("\t"));
  }
  wire.close();
}
