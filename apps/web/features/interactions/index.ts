export { Interactions, useInteractions } from "./interactions.tsx";
