package org.orebook.gateway.limits;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A body on its way through: tells an observer of every piece and hands it on, or ends with a failure where the observer
 * will not have more. Keeps nothing and passes on back-pressure.
 */
public final class CountedStream implements ReadStream<Buffer> {
    /** Who watches a body pass. */
    public interface Observer {
        /** Some more bytes came; returns null to let them pass, or why the stream ends here. */
        Throwable arrived(int bytes);

        /** All of it came. */
        default void completed() {}

        /** The source broke off; returns whether that was dealt with, so that the receiver need not know. */
        default boolean brokenOff(Throwable failure) {
            return false;
        }

        /** The receiver asks for a pause ({@code true}), or for more. */
        default void held(boolean held) {}
    }

    private final ReadStream<Buffer> source;
    private final Observer observer;
    private Handler<Throwable> exceptionHandler;
    private boolean failed;

    /** Observes this source. */
    public CountedStream(ReadStream<Buffer> source, Observer observer) {
        this.source = source;
        this.observer = observer;
    }

    @Override
    public CountedStream handler(Handler<Buffer> handler) {
        source.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        if (failed) {
            return;
        }
        Throwable failure = observer.arrived(buffer.length());
        if (failure == null) {
            handler.handle(buffer);
            return;
        }
        failed = true;
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    @Override
    public CountedStream endHandler(Handler<Void> handler) {
        source.endHandler(handler == null ? null : end -> finish(handler));
        return this;
    }

    private void finish(Handler<Void> handler) {
        if (!failed) {
            observer.completed();
            handler.handle(null);
        }
    }

    @Override
    public CountedStream exceptionHandler(Handler<Throwable> handler) {
        exceptionHandler = handler;
        source.exceptionHandler(handler == null ? null : failure -> breakOff(failure, handler));
        return this;
    }

    private void breakOff(Throwable failure, Handler<Throwable> handler) {
        if (!observer.brokenOff(failure)) {
            handler.handle(failure);
        }
    }

    /** Nobody receives any more: what comes is thrown away, and of its end the observer alone is told. */
    public void discard() {
        failed = true;
        source.handler(_ -> {});
        source.exceptionHandler(_ -> {});
        source.endHandler(_ -> observer.completed());
        source.resume();
    }

    @Override
    public CountedStream pause() {
        observer.held(true);
        source.pause();
        return this;
    }

    @Override
    public CountedStream resume() {
        observer.held(false);
        source.resume();
        return this;
    }

    @Override
    public CountedStream fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
