package org.orebook.acceptance;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts Orebook when the first test needs it and stops it after the last one, whatever happened between. */
final class OneOrebook implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OneOrebook.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Orebook.class;
    }

    @Override
    public Orebook resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Closed by JUnit with the root's store, after the last class.
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Start.class, _ -> new Start(), Start.class)
                .orebook();
    }

    /** One attempt: where the stack does not start, every test fails with the same reason, and at once. */
    private static final class Start implements AutoCloseable {
        private final FutureTask<Orebook> attempt = new FutureTask<>((Callable<Orebook>) Orebook::start);

        Orebook orebook() {
            attempt.run();
            return switch (attempt.state()) {
                case SUCCESS -> attempt.resultNow();
                default -> throw new IllegalStateException("Orebook did not start", attempt.exceptionNow());
            };
        }

        @Override
        public void close() {
            if (attempt.state() == FutureTask.State.SUCCESS) {
                attempt.resultNow().close();
            }
        }
    }
}
