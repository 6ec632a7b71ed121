// Parses a PowerShell script, which lies in the folder of the grammar:
// node powershell.mjs FOLDER SCRIPT. Names the first mistake and fails.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, script] = process.argv.slice(2);
const modules = resolve(folder, 'node_modules');
const { Parser, Language } = await import(pathToFileURL(resolve(modules, 'web-tree-sitter/web-tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(resolve(modules, 'tree-sitter-powershell/tree-sitter-powershell.wasm')));
const text = readFileSync(resolve(folder, script), 'utf8');
const root = parser.parse(text).rootNode;

const mistake = (node) => (node.isError || node.isMissing ? node : node.children.map(mistake).find(Boolean));
const wrong = mistake(root);
if (wrong || root.namedChildCount === 0 || !text.includes('Register-ArgumentCompleter')) {
  const at = wrong ? `line ${wrong.startPosition.row + 1}: ${wrong.text.split('\n')[0]}` : 'the script is empty';
  console.error(`${script}: ${at}`);
  process.exit(1);
}
