/** A file that holds articles. `uri` = its name below the folder that was given: an article does not change by where its folder lies. */
export type ArticleFile = { readonly path: string; readonly file: string; readonly uri: string };
