package org.orebook.agreements.importing;

import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Callers;

/** Imports of contracts over HTTP. */
@Path("/api/v1/agreements/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(ContractImportResource.CSV)
@Tag(name = "Agreements")
public class ContractImportResource {

    static final String CSV = "text/csv";

    private final Callers callers;
    private final ContractImportAnswers answers;

    ContractImportResource(Callers callers, ContractImportAnswers answers) {
        this.callers = callers;
        this.answers = answers;
    }

    @POST
    @RunOnVirtualThread
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(
            summary = "Import contracts of others from a file",
            description =
                    "The body is the file, plain or packed with gzip. Each contract is recorded as signed elsewhere; what"
                            + " cannot be taken is reported row by row. The same file again changes nothing; after a"
                            + " crash, it completes what was begun.")
    public ContractImport run(@BeanParam ContractImportParameters parameters, InputStream body) {
        return answers.of(parameters, callers.current(), body);
    }

    @POST
    @Produces(CSV)
    @RunOnVirtualThread
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Import contracts of others from a file, answered with the remarks on its rows as CSV")
    public String runAndListRemarks(@BeanParam ContractImportParameters parameters, InputStream body) {
        return RemarkCsv.of(answers.of(parameters, callers.current(), body).remarks());
    }
}
