/** The bar at the top of every page: the product, where to go, who is asking. */
import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { SIDE_WORDS, SIDES, type ActorSide } from "~/domain/actor";
import type { WorkCount } from "~/domain/my-work";
import { paths } from "~/paths";
import type { Place } from "~/ui/layout/navigation";

type Who = { name: string; post: string; side: ActorSide; places: readonly Place[]; work: WorkCount };

type Props = {
  /** Null where nobody is signed in. */
  who: Who | null;
  forceName: string;
  demonstration: boolean;
};

export function PageHeader({ who, forceName, demonstration }: Props) {
  return (
    <header className="bar">
      <div className="bar__in">
        <Link className="bar__product" to={paths.home()}>
          Assurance tracker <span>{forceName}</span>
        </Link>
        {who === null ? null : (
          <>
            <nav className="bar__nav" aria-label="Main">
              <Places who={who} />
            </nav>
            <Asking who={who} demonstration={demonstration} />
          </>
        )}
      </div>
    </header>
  );
}

/** The ways of every day in a row, the others under More: one of these alone stands in the row as well. */
function Places({ who: { places, work } }: { who: Who }) {
  const { pathname } = useLocation();
  const aside = places.filter((place) => place.aside === true);
  const apart = aside.length > 1;
  const link = ({ words, to }: Place) => (
    <li key={to}>
      <NavLink className="bar__link" to={to} end={to === paths.home() || to === paths.published()}>
        {words}
        {to === paths.home() && <Waiting count={work} />}
      </NavLink>
    </li>
  );
  return (
    <ul className="bar__links">
      {places.filter((place) => !apart || place.aside !== true).map(link)}
      {apart && (
        <li>
          <details className="bar__more" key={pathname}>
            <summary className={aside.some(({ to }) => pathname.startsWith(to)) ? "bar__link bar__link--here" : "bar__link"}>More</summary>
            <ul>{aside.map(link)}</ul>
          </details>
        </li>
      )}
    </ul>
  );
}

/** How much waits for whoever is signed in, read out as a sentence. */
function Waiting({ count: { waiting, overdue } }: { count: WorkCount }) {
  if (waiting === 0) return null;
  return (
    <>
      {" "}
      <span className={overdue > 0 ? "bar__count bar__count--overdue" : "bar__count"} aria-hidden="true">{waiting.toLocaleString("en-GB")}</span>
      <span className="visually-hidden">, {waiting} waiting{overdue > 0 ? `, ${String(overdue)} overdue` : ""}</span>
    </>
  );
}

function Asking({ who, demonstration }: { who: Who; demonstration: boolean }) {
  const side = who.side === "operator" || who.side === "observer" ? null : who.side;
  return (
    <div className="who">
      <div>
        <Link to={paths.account()}>{who.name}</Link>
        <br />
        <em>{[who.post, side === null ? "observer" : SIDE_WORDS[side].toLowerCase()].filter((part) => part !== "").join(", ")}</em>
      </div>
      {demonstration ? <OtherSide side={side ?? "force"} /> : null}
      <Form method="post" action={paths.signOut()} reloadDocument>
        <button>Sign out</button>
      </Form>
    </div>
  );
}

/** In the demonstration one click shows the same page from across the table. */
function OtherSide({ side }: { side: (typeof SIDES)[number] }) {
  const { pathname, search } = useLocation();
  const [other = side] = SIDES.filter((one) => one !== side);
  return (
    <Form method="post" action={paths.side()} reloadDocument>
      <input type="hidden" name="backTo" value={`${pathname}${search}`} />
      <button name="side" value={other}>
        Look as the {SIDE_WORDS[other].toLowerCase()}
      </button>
    </Form>
  );
}
