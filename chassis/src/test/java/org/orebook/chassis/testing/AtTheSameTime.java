package org.orebook.chassis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Callers who do something at the same moment. */
public final class AtTheSameTime {

    private AtTheSameTime() {}

    /** The answers that so many callers get, each a number from 0, none of whom begins before all are ready. */
    public static <T> List<T> ask(int callers, IntFunction<T> request) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(callers);
        List<Callable<T>> calls = IntStream.range(0, callers)
                .<Callable<T>>mapToObj(caller -> () -> {
                    ready.await();
                    return request.apply(caller);
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<T> answers = new ArrayList<>(callers);
            for (Future<T> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }
}
