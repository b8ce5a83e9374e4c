/** One message of a registry as far as registries have it in common. Texts keep their `%1`; absent ones are empty. */
export type RegistryMessage = {
  readonly id: string;
  readonly registry: string | null;
  /** Version of the registry as it prints it (`1.22.1`). */
  readonly version: string | null;
  readonly scheme: 'redfish' | 'dell' | 'hpe' | 'pel';
  readonly message: string;
  readonly description: string;
  readonly cause: string;
  readonly resolution: string;
  readonly severity: string;
  readonly clearedBy: string;
  /** What HPE says a message is about (`Memory`, `Fan`), the subsystem of a PEL; empty elsewhere. */
  readonly category: string;
  /** What logs print for it beside its id. */
  readonly codes: readonly string[];
};

/** Key of a message in its registry, and what was read of it: null where it is no message. */
export type ReadMessage = { readonly key: string; readonly message: RegistryMessage | null };
