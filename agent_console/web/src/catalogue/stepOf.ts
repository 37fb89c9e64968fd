import type { WholeServiceType } from "../protocol/types";

/** The step with this id, of the work or of an emergency's check-list; undefined where the type is not known yet. */
export function stepOf(service: WholeServiceType | undefined, id: string): WholeServiceType["steps"][number] | undefined {
  return service && [...service.check_list, ...service.steps].find((one) => one.id === id);
}
