import type { XmlElement } from '../../../syntax/xml-elements.js';

/** An instance of a DCIM class: its properties by name in lower case, and what the interface shows for those that are codes. */
export type DcimInstance = {
  readonly className: string;
  readonly values: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, string>;
};

const mostValues = 64;

/** Instance of CIM-XML (`INSTANCE CLASSNAME`, `Component Classname`) or WS-Man (`DCIM_…` with a child a property). */
export function instanceOf(element: XmlElement): DcimInstance {
  const className = element.attributes.CLASSNAME ?? element.attributes.Classname ?? element.attributes.ClassName ?? element.name;
  const properties = element.children.filter((child) => /^PROPERTY/i.test(child.name));
  return properties.length > 0 ? { className, ...fromProperties(properties) } : { className, ...fromChildren(element.children) };
}

function fromProperties(properties: readonly XmlElement[]): Pick<DcimInstance, 'values' | 'shown'> {
  const [values, shown] = [new Map<string, string>(), new Map<string, string>()];
  for (const property of properties) {
    const name = (property.attributes.NAME ?? property.attributes.Name ?? '').toLowerCase();
    const value = valuesIn(property).join(', ') || property.text;
    const display = property.children.find((child) => /^DisplayValue$/i.test(child.name))?.text ?? '';
    if (value !== '') values.set(name, value);
    if (display !== '') shown.set(name, display);
  }
  return { values, shown };
}

function valuesIn(property: XmlElement): string[] {
  const list = property.children.find((child) => /^VALUE\.ARRAY$/i.test(child.name)) ?? property;
  return list.children
    .filter((child) => /^VALUE$/i.test(child.name) && child.text !== '')
    .slice(0, mostValues)
    .map((child) => child.text);
}

function fromChildren(children: readonly XmlElement[]): Pick<DcimInstance, 'values' | 'shown'> {
  const values = new Map<string, string>();
  for (const { name, text } of children) {
    const key = name.toLowerCase();
    if (text !== '') values.set(key, values.has(key) ? `${values.get(key)}, ${text}` : text);
  }
  return { values, shown: new Map() };
}
