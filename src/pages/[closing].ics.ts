import type { APIRoute, GetStaticPaths } from "astro";
import { writeCalendar } from "../paper/closing-calendar.ts";
import { loadPaper } from "../paper/load.ts";
import { urls } from "../urls.ts";

/** A paper without a closing day has no such file. */
export const getStaticPaths = (async () => {
  const paper = await loadPaper();
  const { closes } = paper;
  return closes ? [{ params: { closing: "closing" }, props: { paper: { ...paper, closes } } }] : [];
}) satisfies GetStaticPaths;

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]["props"];

export const GET: APIRoute<Props> = ({ props: { paper }, site }) =>
  new Response(writeCalendar(paper, new URL(urls.cover, site), new URL(urls.respond, site)));
