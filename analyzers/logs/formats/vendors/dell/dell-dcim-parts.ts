import type { Component, ComponentClass } from '#domain/component.js';
import { draftOfPart } from '../../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { DcimInstance } from './dell-dcim-fields.js';
import { componentOfFqdd } from './dell-fqdd.js';

/** Views of installed parts and their class (Dell DCIM profiles). */
const classByView = {
  DCIM_MemoryView: 'memory',
  DCIM_CPUView: 'cpu',
  DCIM_PhysicalDiskView: 'drive',
  DCIM_PCIeSSDView: 'drive',
  DCIM_PowerSupplyView: 'psu',
  DCIM_FanView: 'fan',
  DCIM_NICView: 'nic',
  DCIM_FCView: 'nic',
  DCIM_InfiniBandView: 'nic',
  DCIM_ControllerView: 'raid-controller',
  DCIM_ControllerBatteryView: 'raid-battery',
  DCIM_EnclosureView: 'backplane',
  DCIM_VideoView: 'gpu',
  DCIM_PCIDeviceView: 'pcie-card',
  DCIM_iDRACCardView: 'bmc',
  DCIM_SystemView: 'chassis',
} as const satisfies Readonly<Record<string, ComponentClass>>;

/** IPMI sensor type of a class, for the state of a part as a whole. */
const sensorTypeByClass: Readonly<Partial<Record<ComponentClass, number>>> = {
  memory: 0x0c,
  cpu: 0x07,
  drive: 0x0d,
  psu: 0x08,
  fan: 0x04,
  'raid-battery': 0x29,
};

const degraded = /^(?:2|degraded|warning|non-?critical)$/i;
const inError = /^(?:3|error|critical|failed|failure)$/i;
const severityType = 0x07;

/**
 * Events of an instance of an inventory view: the part with its numbers, and its state where that is not good. Empty for classes
 * that are no parts, null for instances of other classes.
 */
export function draftsOfView(instance: DcimInstance): PlacelessDraft[] {
  const componentClass = (classByView as Readonly<Record<string, ComponentClass>>)[instance.className];
  const descriptor = field(instance, 'fqdd', 'instanceid');
  if (componentClass === undefined || descriptor === null) return [];
  const component = componentOfView(componentClass, descriptor);
  const part = partOf(component, instance);
  return [part, ...stateOf(component, instance)];
}

/** The descriptor tells the class more exactly than the view (a video controller on the board is no card). */
function componentOfView(componentClass: ComponentClass, descriptor: string): Component {
  const named = componentOfFqdd(descriptor);
  if (componentClass === 'chassis') return { class: 'chassis', locator: null, place: null, provenance: 'printed' };
  return named ?? { class: componentClass, locator: descriptor, place: null, provenance: 'printed' };
}

function partOf(component: Component, instance: DcimInstance): PlacelessDraft {
  return draftOfPart({
    component,
    manufacturer: field(instance, 'manufacturer', 'vendorname', 'pcivendordescription'),
    model: field(instance, 'model', 'productname', 'pcidevicedescription', 'devicedescription', 'description'),
    partNumber: field(instance, 'partnumber', 'boardpartnumber', 'pciepartnumber'),
    serialNumber: field(instance, 'servicetag', 'serialnumber', 'boardserialnumber'),
    firmware: field(instance, 'firmwareversion', 'controllerfirmwareversion', 'revision', 'familyversion', 'biosversionstring', 'version'),
    capacity: capacityOf(instance),
  });
}

function capacityOf(instance: DcimInstance): string | null {
  const megabytes = field(instance, 'size', 'capacity');
  if (instance.className === 'DCIM_MemoryView' && megabytes !== null) return /^\d+$/.test(megabytes) ? `${megabytes} MB` : megabytes;
  return field(instance, 'sizeinbytes', 'totaloutputpower', 'totalsize');
}

function stateOf(component: Component, instance: DcimInstance): PlacelessDraft[] {
  const found: PlacelessDraft[] = [];
  const status = field(instance, 'primarystatus', 'rollupstatus', 'healthstate') ?? '';
  const isWorse = inError.test(status);
  if (isWorse || degraded.test(status)) found.push(draftOfStatus(component, instance.shown.get('primarystatus') ?? status, isWorse));
  const prediction = field(instance, 'predictivefailurestate') ?? '';
  if (component.class === 'drive' && /^(?:1|smart alert present)$/i.test(prediction)) found.push(draftOfPrediction(component));
  return found;
}

function draftOfStatus(component: Component, status: string, isError: boolean): PlacelessDraft {
  const sensorType = sensorTypeByClass[component.class] ?? null;
  return {
    ...(sensorType === null
      ? { key: 'unknown' }
      : { ipmi: { sensorType, eventType: severityType, offset: isError ? 2 : 1, eventData: null } }),
    class: 'message',
    text: `State of ${component.locator ?? component.class}: ${isError ? 'error' : 'degraded'} (${status})`,
    meaning: 'fault',
    severity: { reported: status, derived: isError ? 'critical' : 'warning' },
    components: [component],
    provenance: 'inferred',
  };
}

function draftOfPrediction(component: Component): PlacelessDraft {
  return {
    ipmi: { sensorType: 0x0d, eventType: 0x6f, offset: 2, eventData: null },
    class: 'message',
    text: `Predictive failure of ${component.locator ?? 'a drive'}`,
    severity: { reported: null, derived: 'warning' },
    components: [component],
    provenance: 'inferred',
  };
}

/** First of the named properties that holds something; what the interface shows stands for a code. */
function field({ values }: DcimInstance, ...names: readonly string[]): string | null {
  return names.map((name) => values.get(name)?.trim()).find((value) => value !== undefined && value !== '') ?? null;
}
