namespace NsmCon.Data;

/// <summary>The app cannot start or a command cannot run. The message says what is wrong and what to do.</summary>
public class StartRefusedException(string sentence, Exception? cause = null) : Exception(sentence, cause);
