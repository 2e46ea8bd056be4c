import { Provider } from "@parley/schema";
import { Authorized, Query, Resolver } from "type-graphql";
import { shownProviders } from "./shown-provider.ts";

@Resolver()
export class ProviderResolver {
  @Authorized()
  @Query(() => [Provider], {
    description: "The four providers with their forms and abilities, in the order of the account form.",
  })
  providers(): Provider[] {
    return shownProviders();
  }
}
