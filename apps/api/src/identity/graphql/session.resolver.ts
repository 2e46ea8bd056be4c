import {
  ChangePasswordInput,
  ChangePasswordResult,
  SetUpFirstAdministratorInput,
  SetUpFirstAdministratorResult,
  SignInInput,
  SignInResult,
  SignOutInput,
  SignOutResult,
  Viewer,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { SignedIn } from "../application/sign-in.ts";
import type { IdentityContext, SignedInContext } from "./context.ts";
import { shownViewer } from "./shown-viewer.ts";

@Resolver()
export class SessionResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: "Who is calling; null when not signed in. The one field that answers without a session.",
  })
  viewer(@Ctx() context: IdentityContext): Promise<Viewer> | null {
    return context.viewer === null ? null : shownViewer(context.viewer, context);
  }

  @Mutation(() => SignInResult, {
    description:
      "Signs in with e-mail and password, sets the session's cookie and answers the viewer. Throttled by address, by place and by the browsers a user has signed in with.",
  })
  async signIn(
    @Arg("input", () => SignInInput, { description: "What to do, see `SignInInput`." }) input: SignInInput,
    @Ctx() context: IdentityContext,
  ): Promise<SignInResult> {
    return begun(await context.identity.signIn(input, context), context);
  }

  @Mutation(() => SetUpFirstAdministratorResult, {
    description:
      "Makes the first administrator while nobody can sign in as one, and signs them in; `NotPermitted` afterwards or with a wrong token.",
  })
  async setUpFirstAdministrator(
    @Arg("input", () => SetUpFirstAdministratorInput, {
      description: "What to do, see `SetUpFirstAdministratorInput`.",
    })
    input: SetUpFirstAdministratorInput,
    @Ctx() context: IdentityContext,
  ): Promise<SetUpFirstAdministratorResult> {
    return begun(await context.identity.setUpFirstAdministrator(input), context);
  }

  @Mutation(() => SignOutResult, {
    description: "Ends this session, or all of the viewer's sessions, and their live connections.",
  })
  async signOut(
    @Arg("input", () => SignOutInput, { description: "What to do, see `SignOutInput`." }) input: SignOutInput,
    @Ctx() context: IdentityContext,
  ): Promise<SignOutResult> {
    const answer = await context.identity.signOut(context.viewer, input);
    context.setSessionCookie?.(null);
    return answer;
  }

  @Authorized("password.change")
  @Mutation(() => ChangePasswordResult, {
    description: "Changes the viewer's own password; all their other sessions end.",
  })
  async changePassword(
    @Arg("input", () => ChangePasswordInput, { description: "What to do, see `ChangePasswordInput`." })
    input: ChangePasswordInput,
    @Ctx() context: SignedInContext,
  ): Promise<ChangePasswordResult> {
    const answer = await context.identity.changePassword(context.viewer, input, context.remoteAddress);
    return "changed" in answer ? { viewer: await shownViewer(context.viewer, context) } : answer;
  }
}

/** Hands a session that began to the browser, and the viewer to the caller; refusals pass. */
async function begun<Refusal extends { readonly code: string }>(
  answer: SignedIn | Refusal,
  context: IdentityContext,
): Promise<{ viewer: Viewer } | Refusal> {
  if (!("sessionToken" in answer)) return answer;
  context.setSessionCookie?.(answer.sessionToken);
  context.rememberBrowser?.(answer.browser);
  return { viewer: await shownViewer(answer.viewer, context) };
}
