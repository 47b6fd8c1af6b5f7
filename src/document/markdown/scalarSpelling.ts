import type { Scalar } from './frontMatter.js';
import { isPlainText } from './yamlScalar.js';

/** Spells a text as a value of the front matter, quoted as the old one was where that can hold it. */
export function spelledScalar({ language, quote }: Scalar, text: string): string {
  if (quote === '' && isPlainText(text)) return text;
  if (quote === "'" && !/[\p{Cc}\u2028\u2029\ud800-\udfff]/u.test(text)) {
    if (language === 'yaml' && text !== '') return `'${text.replace(/'/g, "''")}'`;
    if (language === 'toml' && text !== '' && !text.includes("'")) return `'${text}'`;
  }
  return doubleQuoted(text);
}

/** Both languages know the escapes of JSON; DEL, NEL and the separators of lines are escaped as well. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
