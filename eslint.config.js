/** The house rules a machine can hold. */
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { packageRules, zones } from "./eslint-rooms.js";

const clockAndDice = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The clock is passed in: ctx.now, ctx.today." },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "The clock is passed in: ctx.now, ctx.today." },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "Ids are passed in: ctx.newId." },
  { selector: "MemberExpression[object.name='crypto'][property.name=/^random/]", message: "Ids are passed in: ctx.newId." },
];

const styleAttribute = {
  selector: "JSXAttribute[name.name='style']",
  message: "The page's policy forbids style attributes: use a class, or set the width after mounting.",
};

export default defineConfig(
  globalIgnores(["build/", "node_modules/", "app/db/generated/", "coverage/", "data/", "test-results/"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: import.meta.dirname })],
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: zones() }],
      "import-x/no-default-export": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "always" }],
      "@typescript-eslint/only-throw-error": ["error", { allow: ["Response", "TypedResponse"] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string", { from: "lib", name: "string" }] }],
      "no-console": "off",
      "no-restricted-syntax": ["error", { selector: "ClassDeclaration", message: "Functions, not classes." }],
    },
  },
  packageRules().map(({ files, patterns }) => ({
    files,
    rules: { "no-restricted-imports": ["error", { patterns }] },
  })),
  {
    files: ["app/**/*.tsx"],
    rules: {
      "no-restricted-syntax": ["error", { selector: "ClassDeclaration", message: "Functions, not classes." }, styleAttribute],
    },
  },
  {
    files: ["app/domain/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!~/domain/|\\./|\\.\\./)", message: "domain imports nothing but itself." }] },
      ],
      "no-restricted-globals": ["error", "process", "fetch", "Buffer", "window", "document", "localStorage", "setTimeout", "setInterval"],
    },
  },
  {
    files: ["app/domain/**", "app/commands/**", "app/queries/**"],
    rules: {
      "no-restricted-syntax": ["error", { selector: "ClassDeclaration", message: "Functions, not classes." }, ...clockAndDice],
    },
  },
  {
    files: ["app/ui/**", "app/routes/**", "app/root.tsx"],
    ...reactHooks.configs.flat["recommended-latest"],
  },
  {
    // What it adds to Remix's own declarations merges only as an interface.
    files: ["app/load-context.ts"],
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
    },
  },
  {
    files: ["tests/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
);
