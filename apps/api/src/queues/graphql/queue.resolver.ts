import {
  CreateQueueInput,
  CreateQueueResult,
  DeleteQueueInput,
  DeleteQueueResult,
  Queue,
  QueueConnection,
  type QueueId,
  QueuesArgs,
  UpdateQueueInput,
  UpdateQueueResult,
  User,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { QueueRow } from "../persistence/queue.entity.ts";
import type { QueuesContext } from "./context.ts";

@Resolver(() => Queue)
export class QueueResolver {
  @Authorized("queues.read")
  @Query(() => QueueConnection, { description: "Queues the viewer may see, by name: agents their own." })
  queues(@Args(() => QueuesArgs) args: QueuesArgs, @Ctx() { queues, viewer }: QueuesContext): Promise<QueueConnection> {
    return queues.list(viewer, args);
  }

  @Authorized("queues.read")
  @Query(() => Queue, {
    nullable: true,
    description: "One queue; null when there is none with this id or the viewer may not see it.",
  })
  queue(
    @Arg("id", () => ID, { description: "The queue's id." }) id: QueueId,
    @Ctx() { queues, viewer }: QueuesContext,
  ): Promise<Queue | null> {
    return queues.find(viewer, id);
  }

  @Authorized()
  @Mutation(() => CreateQueueResult, { description: "Makes a queue. Administrators." })
  createQueue(
    @Arg("input", () => CreateQueueInput, { description: "What to do, see `CreateQueueInput`." })
    input: CreateQueueInput,
    @Ctx() { queues, viewer }: QueuesContext,
  ): Promise<CreateQueueResult> {
    return queues.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateQueueResult, {
    description: "Changes a queue; its strategy may change at any time. Administrators.",
  })
  updateQueue(
    @Arg("input", () => UpdateQueueInput, { description: "What to do, see `UpdateQueueInput`." })
    input: UpdateQueueInput,
    @Ctx() { queues, viewer }: QueuesContext,
  ): Promise<UpdateQueueResult> {
    return queues.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteQueueResult, {
    description:
      "Deletes a queue. What waits in it goes on with its plan at once, and plan steps that name it are skipped from then on. Administrators.",
  })
  deleteQueue(
    @Arg("input", () => DeleteQueueInput, { description: "What to do, see `DeleteQueueInput`." })
    input: DeleteQueueInput,
    @Ctx() { queues, viewer }: QueuesContext,
  ): Promise<DeleteQueueResult> {
    return queues.delete(viewer, input);
  }

  @FieldResolver(() => [User])
  async members(@Root() { id }: QueueRow, @Ctx() { load }: QueuesContext): Promise<readonly User[]> {
    return Promise.all((await load.allQueueMembers(id)).map((userId) => load.user(userId)));
  }

  @FieldResolver(() => [User])
  async agents(@Root() queue: QueueRow, @Ctx() { load }: QueuesContext): Promise<User[]> {
    const ids = await load.queueMembers(queue.id);
    return Promise.all(ids.map((id) => load.user(id)));
  }

  @FieldResolver(() => Int)
  waiting(@Root() queue: QueueRow, @Ctx() { load }: QueuesContext): Promise<number> {
    return load.queueWaiting(queue.id);
  }
}
