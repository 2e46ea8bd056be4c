"use client";
import { useText } from "../../../lib/messages/index.ts";
import { linesIn } from "../../conditions/index.ts";
import type { PlanStepProps } from "./plan-step-card.tsx";

/** A step in a few words, for when it is closed. */
export function useStepSummary({ step, targets, known }: PlanStepProps): string {
  const text = useText();
  const seconds = step.waitSeconds;
  switch (step.type) {
    case "QUEUE": {
      const name = targets.queues.edges.find(({ node }) => node.id === step.queueId)?.node.name;
      return name === undefined ? text("plan.sayChoose") : text("plan.sayAsk", { name, seconds });
    }
    case "AGENT": {
      if (step.agentId === null) return text("plan.sayChoose");
      const name = known?.agent?.id === step.agentId ? known.agent.name : text("plan.agent");
      return text("plan.sayAsk", { name, seconds });
    }
    case "AUTO_REPLY":
    case "NOTE":
      return step.text.trim();
    case "TAG":
      return step.tag;
    case "CLOSE":
      return known?.disposition?.id === step.dispositionId ? (known?.disposition?.name ?? "") : "";
    case "GO_TO_IF": {
      const count = linesIn(step.condition).filter(({ enabled }) => enabled).length;
      return text("plan.sayIf", { count });
    }
    case "GO_TO":
      // Where it goes stands below, as a link.
      return "";
    case "SET_VARIABLE":
      return step.variable === "" ? text("plan.sayChoose") : `${step.variable} = ${step.text}`;
    case "HTTP_REQUEST":
      return step.url;
    case "SYSTEM":
      return step.command ?? text("plan.sayChoose");
  }
}
