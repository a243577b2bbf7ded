/** The names of functions and classes in a bundle of esbuild. */

/** For the top of each file of a bundle: what `withoutInnerNames` calls. */
export const SAME = 'function __same(value) { return value; }';

/**
 * To keep names (`keepNames`), esbuild also calls `__name` for each function created inside another, even while requests
 * are served: in packages, that took a fifth of their processor time. Only the calls for classes, which have a static
 * block, and those at the top of a file stay. The rest of the text stays in its place, for the source map.
 */
export const withoutInnerNames = (code) =>
  code
    .replaceAll(/^[ \t].*$/gm, (line) => line.replaceAll('@__PURE__ */ __name(', '@__PURE__ */ __same('))
    .replaceAll(/^[ \t]+__name\((?!this,)[\w$]+, "[^"]*"\);$/gm, '');
