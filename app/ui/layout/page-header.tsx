/** The bar at the top of every page: the product, where to go, who is asking. */
import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { FIXED_PEOPLE, FIXED_PEOPLE_TITLES, SIDE_WORDS, SIDES, type Side } from "~/domain/actor";
import { paths } from "~/paths";
import { navigation } from "~/ui/layout/navigation";

type Props = { side: Side; forceName: string };

export function PageHeader({ side, forceName }: Props) {
  return (
    <header className="bar">
      <div className="bar__in">
        <Link className="bar__product" to={paths.home()}>
          Assurance tracker <span>{forceName}</span>
        </Link>
        <nav className="bar__nav" aria-label="Main">
          <ul className="bar__links">
            {navigation.filter(({ only = side }) => only === side).map(({ words, to }) => (
              <li key={to}>
                <NavLink className="bar__link" to={to}>
                  {words}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <SideSwitch side={side} />
      </div>
    </header>
  );
}

function SideSwitch({ side }: { side: Side }) {
  const { pathname, search } = useLocation();
  const [other = side] = SIDES.filter((one) => one !== side);
  return (
    <Form className="who" method="post" action={paths.side()} reloadDocument>
      <div>
        {FIXED_PEOPLE[side].name}
        <br />
        <em>{FIXED_PEOPLE_TITLES[side]}</em>
      </div>
      <input type="hidden" name="backTo" value={`${pathname}${search}`} />
      <button name="side" value={other}>
        Look as the {SIDE_WORDS[other].toLowerCase()}
      </button>
    </Form>
  );
}
