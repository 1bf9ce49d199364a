package org.orebook.chassis.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request for a form that its resource does not have. RESTEasy itself does so only where one method answers a
 * path; where several do, each with its own form, it takes the first of them, whatever was asked for.
 */
public class AcceptedTypes {

    @ServerRequestFilter
    void refuseWhatIsNotProduced(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Produces produces = method.getAnnotation(Produces.class);
        if (produces == null) {
            produces = resource.getResourceClass().getAnnotation(Produces.class);
        }
        if (produces != null && !acceptsAny(request.getAcceptableMediaTypes(), produces.value())) {
            throw new NotAcceptableException();
        }
    }

    private static boolean acceptsAny(List<MediaType> accepted, String[] produced) {
        return accepted.isEmpty()
                || Arrays.stream(produced)
                        .map(MediaType::valueOf)
                        .anyMatch(type -> accepted.stream().anyMatch(type::isCompatible));
    }
}
