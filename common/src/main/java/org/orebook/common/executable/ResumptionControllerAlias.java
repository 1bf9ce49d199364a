package org.orebook.common.executable;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.TargetClass;

/** Netty's, which is not for others to make. */
@TargetClass(className = "io.netty.handler.ssl.ResumptionController")
final class ResumptionControllerAlias {

    @Alias
    ResumptionControllerAlias() {}
}
