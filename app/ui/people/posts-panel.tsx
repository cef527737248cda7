/** The posts a person holds and held, each with its first and last day. */
import { Form } from "@remix-run/react";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { postOn, type Post } from "~/domain/post";
import { Panel } from "~/ui/finding/panel";
import { TextField } from "~/ui/form/text-field";

function span({ fromOn, toOn }: Post): string {
  if (fromOn === null && toOn === null) return "";
  return [fromOn === null ? "" : `from ${formatDate(fromOn)}`, toOn === null ? "" : `to ${formatDate(toOn)}`].filter((part) => part !== "").join(" ");
}

function PostForm({ post }: { post: Post | null }) {
  const id = `post-${post?.id ?? ""}`;
  return (
    <Form method="post" className="form">
      <input type="hidden" name="postId" value={post?.id ?? ""} />
      <TextField id={`${id}code`} name="code" label="Post, short" width={10} defaultValue={post?.code} />
      <TextField id={`${id}title`} name="title" label="Post, in full" defaultValue={post?.title} />
      <TextField id={`${id}fromOn`} name="fromOn" label="From" hint="Such as 23 May 2022" width={10} defaultValue={post?.fromOn == null ? "" : formatDate(post.fromOn)} />
      <TextField id={`${id}toOn`} name="toOn" label="Last day" hint="Empty while it is held" width={10} defaultValue={post?.toOn == null ? "" : formatDate(post.toOn)} />
      <button className="button button--filled" name="intent" value="post">{post === null ? "Add the post" : "Save the post"}</button>
    </Form>
  );
}

export function PostsPanel({ posts, today, mayChange }: { posts: readonly Post[]; today: CalendarDate; mayChange: boolean }) {
  const current = postOn(posts, today);
  return (
    <Panel id="posts" heading="Posts">
      {posts.length === 0 && <p className="none">No post is known.</p>}
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={post.id}>
            {post.id === current?.id ? <b>{post.code}, {post.title}</b> : <>{post.code}, {post.title}</>} <span className="soft">{span(post)}{post.temporary ? " temporary" : ""}</span>
            {mayChange && (
              <details>
                <summary>Change {post.code}</summary>
                <PostForm post={post} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <details>
          <summary>Add a post</summary>
          <PostForm post={null} />
        </details>
      )}
    </Panel>
  );
}
