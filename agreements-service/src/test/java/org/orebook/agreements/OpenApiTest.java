package org.orebook.agreements;

import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.CheckedInApi;

@ServiceTest
class OpenApiTest extends CheckedInApi {}
