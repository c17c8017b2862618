# Installs the locked packages when they are missing, then builds. Run by the target `assets`.
if(NOT EXISTS ${FOLDER}/node_modules/sass)
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${FOLDER}
                  COMMAND_ERROR_IS_FATAL ANY)
endif()
execute_process(COMMAND ${NPM} run --silent build WORKING_DIRECTORY ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
