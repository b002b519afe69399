// The settings of codegen.json, with the schema asked from the running service.

import { readFileSync } from "node:fs";
import { env } from "node:process";

const settings = JSON.parse(readFileSync(new URL("codegen.json", import.meta.url), "utf8"));

export default {
  ...settings,
  schema: `${env.PASSERELLE_URL}/graphql`,
  generates: { "generated/url/": settings.generates["generated/codegen/"] },
};
