package org.orebook.agreements.agreement;

import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.problem.UnreadableBody;

/** The steps of an agreement's life over HTTP. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AgreementStepsResource {

    private final Callers callers;
    private final Agreements agreements;
    private final AgreementAnswers answers;

    AgreementStepsResource(Callers callers, Agreements agreements, AgreementAnswers answers) {
        this.callers = callers;
        this.agreements = agreements;
        this.answers = answers;
    }

    @POST
    @Path("/{id}/negotiate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Begin to negotiate", description = "From now on its parties know of it.")
    public Uni<Response> negotiate(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.NEGOTIATE, parameters, document);
    }

    @POST
    @Path("/{id}/submit")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Submit for approval")
    public Uni<Response> submit(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.SUBMIT, parameters, document);
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Send back to be negotiated", description = "By an approver who wrote none of it.")
    public Uni<Response> giveBack(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.RETURN, parameters, document);
    }

    @POST
    @Path("/{id}/sign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(
            summary = "Approve and sign",
            description =
                    "By an approver who wrote none of it. What commits a share, a tonnage or exclusivity waits, as committing, until deposits have granted or refused all of it.")
    public Uni<Response> sign(@PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.SIGN, parameters, document);
    }

    @POST
    @Path("/{id}/ratify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Record the ratification")
    public Uni<Response> ratify(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.RATIFY, parameters, document);
    }

    @POST
    @Path("/{id}/enter-into-force")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Record the entry into force")
    public Uni<Response> enterIntoForce(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.ENTER_INTO_FORCE, parameters, document);
    }

    @POST
    @Path("/{id}/suspend")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Suspend")
    public Uni<Response> suspend(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.SUSPEND, parameters, document);
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Resume what was suspended")
    public Uni<Response> resume(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.RESUME, parameters, document);
    }

    @POST
    @Path("/{id}/expire")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(
            summary = "Record that its time is over",
            description = "An agreement with a stated last day expires by itself; one without is expired so.")
    public Uni<Response> expire(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.EXPIRE, parameters, document);
    }

    @POST
    @Path("/{id}/terminate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(summary = "Terminate", description = "What it committed is free again.")
    public Uni<Response> terminate(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.TERMINATE, parameters, document);
    }

    @POST
    @Path("/{id}/lapse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({NEGOTIATOR_NAME, APPROVER_NAME})
    @Operation(
            summary = "Record that nothing came of it",
            description = "Before it was signed, or where it does not bind.")
    public Uni<Response> lapse(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.LAPSE, parameters, document);
    }

    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Take back before it is signed")
    public Uni<Response> withdraw(
            @PathParam("id") String id, @BeanParam StepParameters parameters, StepDocument document) {
        return take(id, Step.WITHDRAW, parameters, document);
    }

    private Uni<Response> take(String id, Step step, StepParameters parameters, StepDocument document) {
        Caller caller = callers.current();
        StepDocument stated = UnreadableBody.present(document);
        return answers.once(
                caller,
                parameters.key,
                parameters.uri,
                stated,
                session -> agreements.take(
                        session,
                        AgreementAnswers.id(id),
                        parameters.ifMatch,
                        step,
                        stated,
                        caller,
                        parameters.requestId));
    }
}
