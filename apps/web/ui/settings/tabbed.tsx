"use client";
import { Tabs } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./settings.module.css";

/** Tabs that open on first visit and then keep what was typed in them while another is shown. */
export function Tabbed<Name extends string>(props: {
  current: Name;
  onChange: (name: Name) => void;
  tabs: readonly { readonly name: Name; readonly label: string; readonly content: () => ReactNode }[];
}) {
  const list = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<ReadonlySet<Name>>(new Set([props.current]));
  if (!visited.has(props.current)) setVisited(new Set([...visited, props.current]));

  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  return (
    <Tabs value={props.current} onChange={(name) => name !== null && props.onChange(name as Name)}>
      <Tabs.List ref={list} className={styles.tabs}>
        {props.tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {props.tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name} pt="lg">
          {visited.has(name) && content()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
