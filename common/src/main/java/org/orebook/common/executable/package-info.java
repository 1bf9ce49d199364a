/** Read by native-image wherever it is on the class path; on the JVM nothing of it runs. */
package org.orebook.common.executable;
