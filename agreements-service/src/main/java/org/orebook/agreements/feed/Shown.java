package org.orebook.agreements.feed;

import java.util.UUID;

/** What a stream says next. */
sealed interface Shown {

    /** The first word: that the stream is there, and how long to wait before a stream that broke is opened again. */
    record Greeting() implements Shown {}

    /** Nothing happened, and from here the stream can be taken up. */
    record Mark(UUID id) implements Shown {}

    /** The client has missed something that is not in the log any more: it has to read anew what it keeps. */
    record Reset(UUID id) implements Shown {}

    /** Something happened. */
    record Event(EventView event) implements Shown {}

    /** Nothing happened for a while. */
    record Heartbeat() implements Shown {}

    /** The stream ends here. It is not shown. */
    record Farewell() implements Shown {}
}
