/** A paper on a page: its headings, facts, lines and tables, as they are printed. */
import { isLongRow, lineGroups, type PaperBlock, type PaperCell, type PaperLine, type PaperTable } from "~/domain/paper/paper";

function Words({ line: { text, by, strong, quiet, link } }: { line: PaperLine }) {
  const said = link != null && /^https?:\/\//.test(link) ? <a href={link}>{text}</a> : text;
  const whole = <>{by != null && <b>{by}: </b>}{strong === true ? <b>{said}</b> : said}</>;
  return quiet === true ? <span className="soft">{whole}</span> : whole;
}

function Item({ lines }: { lines: readonly PaperLine[] }) {
  const [first, ...rest] = lines;
  return <li>{first !== undefined && <Words line={first} />}{rest.map((line, index) => <p key={index}><Words line={line} /></p>)}</li>;
}

function PaperLines({ lines }: { lines: readonly PaperLine[] }) {
  return (
    <>
      {lineGroups(lines).map(({ list, start, items }, index) => {
        if (list === "numbers") return <ol key={index} start={start}>{items.map((each, place) => <Item key={place} lines={each} />)}</ol>;
        if (list === "bullets") return <ul key={index}>{items.map((each, place) => <Item key={place} lines={each} />)}</ul>;
        return items.map((each, place) => <p key={`${String(index)} ${String(place)}`}>{each.map((line, at) => <Words key={at} line={line} />)}</p>);
      })}
    </>
  );
}

function Cell({ cell, name, heading }: { cell: PaperCell; name: boolean; heading: string }) {
  const span = cell.rows === undefined || cell.rows === 1 ? {} : { rowSpan: cell.rows };
  return name ? <th scope="row" data-heading={heading} {...span}><PaperLines lines={cell.lines} /></th> : <td data-heading={heading} {...span}><PaperLines lines={cell.lines} /></td>;
}

function Table({ table: { key, caption, columns, namedRows, rows } }: { table: PaperTable }) {
  return (
    <table className="paper-table">
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>{columns.map(({ heading, width }) => <col key={heading} className={`paper-column--${String(width)}`} />)}</colgroup>
      <thead><tr>{columns.map(({ heading }) => <th key={heading} scope="col">{heading}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${key} ${row.key}`} className={isLongRow(row) ? "paper-table__long" : undefined}>
            {row.across === true
              ? <th scope="colgroup" colSpan={columns.length} className="paper-table__across">{row.cells.map((cell, index) => <PaperLines key={index} lines={cell.lines} />)}</th>
              : row.cells.map((cell, index) => {
                const at = columns.length - row.cells.length + index;
                return <Cell key={at} cell={cell} name={namedRows && at === 0} heading={columns[at]?.heading ?? ""} />;
              })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Block({ block }: { block: PaperBlock }) {
  switch (block.is) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading>{block.text}</Heading>;
    }
    case "facts": return <dl className="paper-facts">{block.facts.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>;
    case "line": return <PaperLines lines={[block.line]} />;
    case "table": return <Table table={block} />;
    default: return block satisfies never;
  }
}

export function PaperView({ blocks }: { blocks: readonly PaperBlock[] }) {
  return <div className="paper">{blocks.map((block) => <Block key={block.key} block={block} />)}</div>;
}
