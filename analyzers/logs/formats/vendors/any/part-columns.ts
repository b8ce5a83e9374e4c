import type { Component, ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { componentsOf } from '../../../event/locators.js';
import { classOfWord } from '../part-words.js';

/** What a field of an inventory holds. `place` = a location that is coarser than the part's own label; `kind` = the kind of part. */
export type PartField = 'locator' | 'place' | 'kind' | 'serialNumber' | 'partNumber' | 'model' | 'manufacturer' | 'capacity' | 'firmware';

/** Names that inventories of service processors give to a part's numbers, in English and Chinese. */
const namesByField = {
  locator:
    'silkname,silkscreen,silk,dimmname,dimm,devicelocator,locator,slot,slotid,slotnumber,slotno,name,devicename,partname,deviceid,modslot,bay,丝印,槽位,槽位号,名称,设备名称,部件名称,位置标识',
  place: 'location,position,loc,位置',
  kind: 'type,devicetype,parttype,class,component,category,部件类型,设备类型,类型,部件',
  serialNumber: 'sn,serialnumber,serialnum,serial,serialno,modserialnum,modsn,序列号,部件序列号',
  partNumber: 'pn,bn,partnumber,partnum,partno,bomnumber,bomcode,bom,modpartnum,modpn,部件号,部件编码,bom编码',
  model: 'model,modelname,modelnumber,productname,product,型号,规格型号',
  manufacturer: 'manufacturer,vendor,mfg,maker,brand,modvendor,vendorname,厂商,厂家,制造商,品牌',
  capacity: 'size,capacity,modsize,totalcapacity,容量,大小',
  firmware: 'fw,firmware,firmwareversion,fwversion,fwver,固件版本',
} as const satisfies Readonly<Record<PartField, string>>;

const fieldByName: ReadonlyMap<string, PartField> = new Map(
  (Object.keys(namesByField) as PartField[]).flatMap((field) => namesByField[field].split(',').map((name) => [name, field] as const)),
);
const classPrefix = /^(?:mem|memory|cpu|psu|fan|hdd|disk|nic|gpu|pcie)(?=[a-z]{2})/;
const longestName = 30;
/** Names of the files that list one kind of part. */
const classesOfFiles = [
  [/mem|dimm/i, 'memory'],
  [/cpu/i, 'cpu'],
  [/psu|power/i, 'psu'],
  [/hdd|disk|drive/i, 'drive'],
  [/fan/i, 'fan'],
  [/gpu/i, 'gpu'],
  [/pcie|card/i, 'pcie-card'],
] as const satisfies readonly (readonly [RegExp, ComponentClass])[];

/** Field of an inventory by its name; case, blanks, punctuation and the kind of part before it (`mem_mod_slot`) ignored; null for unknown names. */
export function partField(name: string): PartField | null {
  if (name.length > longestName) return null;
  const plain = name.toLowerCase().replace(/[\s_.:：*/"'()-]+/g, '');
  return fieldByName.get(plain) ?? fieldByName.get(plain.replace(classPrefix, '')) ?? null;
}

/** Draft of the part that named values describe; null where they have no number of its own, or nothing tells what kind of part it is. */
export function draftOfFields(fields: ReadonlyMap<PartField, string>, hint: string): PlacelessDraft | null {
  const label = fields.get('locator') ?? fields.get('place') ?? '';
  const component = label === '' ? null : componentOfLabel(label, [fields.get('kind') ?? '', hint]);
  const { serialNumber, partNumber, ...numbers } = {
    serialNumber: fields.get('serialNumber')?.replace(/^0x/i, '') ?? null,
    partNumber: fields.get('partNumber') ?? null,
    model: fields.get('model') ?? null,
    manufacturer: fields.get('manufacturer') ?? null,
    capacity: fields.get('capacity') ?? null,
    firmware: fields.get('firmware') ?? null,
  };
  return component === null || (serialNumber ?? partNumber) === null
    ? null
    : draftOfPart({ component, serialNumber, partNumber, ...numbers });
}

function componentOfLabel(label: string, hints: readonly string[]): Component | null {
  const [named] = componentsOf({ sensorType: null, sensorName: label, text: label, key: '' });
  if (named?.locator != null) return named;
  const componentClass = named?.class ?? hints.map(classOfHint).find((each) => each !== null) ?? null;
  return componentClass && { class: componentClass, locator: label, place: null, provenance: 'printed' };
}

function classOfHint(hint: string): ComponentClass | null {
  return classOfWord(hint) ?? classesOfFiles.find(([name]) => name.test(hint))?.[1] ?? null;
}
