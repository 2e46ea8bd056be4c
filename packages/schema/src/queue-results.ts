import { Field, ID, ObjectType } from "type-graphql";
import { EditConflict, InUse, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { QueueId } from "./ids.ts";
import { Queue } from "./queue.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The queue as it is stored now." })
export class QueueSaved {
  @Field(() => Queue, { description: "The queue." })
  queue!: Queue;
}

@ObjectType({ simpleResolvers: true, description: "The queue is gone. Plan steps that named it are skipped." })
export class QueueDeleted {
  @Field(() => ID, { description: "The deleted queue's id." })
  id!: QueueId;
}

export const CreateQueueResult = resultOf("createQueue", () => [QueueSaved, ValidationFailed, NotPermitted]);
export type CreateQueueResult = typeof CreateQueueResult;

export const UpdateQueueResult = resultOf("updateQueue", () => [
  QueueSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateQueueResult = typeof UpdateQueueResult;

export const DeleteQueueResult = resultOf("deleteQueue", () => [QueueDeleted, InUse, NotFound, NotPermitted]);
export type DeleteQueueResult = typeof DeleteQueueResult;
