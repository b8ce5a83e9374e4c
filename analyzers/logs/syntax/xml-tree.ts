/** An element of an XML log. Names are without their namespace prefix; `text` is its own, trimmed. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
};
/** An element that lies around a record: only its tag is known. */
export type XmlTag = Pick<XmlElement, 'name' | 'attributes'>;

/** The tree of the record that is open, and the tags around it. Holds nothing else of a document. */
export type XmlTree = {
  /** `cutOff` = a record began inside one of its own name; `tooLarge` = more or deeper than a log's record may be. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => 'taken' | 'cutOff' | 'tooLarge';
  /** The record that the closing tag completes; null for any other tag. */
  readonly close: () => XmlElement | null;
  readonly addText: (text: string) => void;
  /** Leaves the tags around up to and with the one named, where it is among them. */
  readonly leave: (name: string) => void;
  /** Drops the open record; with `all`, the tags around too. */
  readonly drop: (all: boolean) => void;
  readonly isInRecord: () => boolean;
  readonly parents: () => readonly XmlTag[];
};

type OpenElement = { name: string; attributes: Readonly<Record<string, string>>; text: string; children: OpenElement[] };

const mostElements = 4_000;
const deepest = 64;

/** Makes an empty tree. `isRecord` tells by its name which element is a record. */
export function createXmlTree(isRecord: (name: string) => boolean): XmlTree {
  let parents: readonly XmlTag[] = [];
  let path: OpenElement[] = [];
  let elements = 0;
  return {
    open: (name, attributes) => {
      if (path[0]?.name === name) return 'cutOff';
      if (path.length + parents.length >= deepest || elements >= mostElements) return 'tooLarge';
      const element = { name, attributes, text: '', children: [] };
      elements = path.length === 0 ? 0 : elements + 1;
      path.at(-1)?.children.push(element);
      if (path.length > 0 || isRecord(name)) path.push(element);
      else parents = [...parents, { name, attributes }];
      return 'taken';
    },
    close: () => {
      const element = path.pop();
      if (element === undefined) parents = parents.slice(0, -1);
      return element !== undefined && path.length === 0 ? tidy(element) : null;
    },
    addText: (text) => {
      const element = path.at(-1);
      if (element !== undefined) element.text += text;
    },
    leave: (name) => {
      const at = parents.findLastIndex((parent) => parent.name === name);
      if (at >= 0) parents = parents.slice(0, at);
    },
    drop: (all) => {
      path = [];
      elements = 0;
      if (all) parents = [];
    },
    isInRecord: () => path.length > 0,
    parents: () => parents,
  };
}

function tidy(element: OpenElement): XmlElement {
  return { ...element, text: element.text.trim(), children: element.children.map(tidy) };
}
